export {conversationSettingNames} from './conversation-settings.js';
export type {Budget, ConversationSettings, McpServer, PageContext, Price, ToolLimits} from './conversation-settings.js';
export type {AwsCredentials, Logins} from './aws-credentials.js';
export type {Backend, ChatRequest, GuardrailConfig, InferenceConfig, RequestMessage} from './backend.js';
export type {
  AudioBlock,
  Block,
  BlockKind,
  CachePointBlock,
  CitationsBlock,
  CitedSpan,
  ContentBlock,
  DocumentBlock,
  GuardContentBlock,
  ImageBlock,
  ReasoningBlock,
  SearchResultBlock,
  TextBlock,
  ToolResultBlock,
  ToolUseBlock,
  UnknownBlock,
  VideoBlock,
  WholeBlock,
} from './block.js';
export type {Chat, ChatState, ChatStatus, QueuedQuestion} from './chat.js';
export {ChatError, isChatError} from './chat-error.js';
export type {ChatErrorCode, ChatErrorDetails} from './chat-error.js';
export type {
  ConversationSummary,
  HistoryChange,
  HistoryPlace,
  HistoryStore,
  HistoryTrouble,
  StoredBlock,
  StoredConversation,
  StoredError,
  StoredMessage,
  StoredNode,
} from './history.js';
export type {Tool, ToolApproval, ToolCall, ToolCallStatus, ToolContext} from './tool.js';
export {readVisitor, visitorAtSight} from './visitor.js';
export type {GuardrailFinding, GuardrailPolicy} from './guardrail.js';
export type {Message, MessageStatus, Role} from './message.js';
export type {
  BlockDelta,
  BlockDeltaEvent,
  BlockStart,
  BlockStartEvent,
  Citation,
  MessageStopEvent,
  MetadataEvent,
  ReasoningDelta,
  StreamEvent,
  StreamPart,
  Usage,
} from './stream-part.js';
