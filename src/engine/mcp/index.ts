export {connectMcp} from './connect-mcp.js';
export type {McpConnection, McpOptions} from './connect-mcp.js';
