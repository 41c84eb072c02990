import type {Plugin} from 'vite';

/** Modules of the SDK that a chat never reaches, by the end of their paths, and what stands in for them. */
const standIns: Readonly<Record<string, string>> = {
  // The browser's build of the Bedrock client brings a WebSocket transport.
  '/@aws-sdk/middleware-websocket/dist-es/index.js': `
    export const WebSocketFetchHandler = {create: (options, http) => typeof options?.handle === 'function' ? options : http};
    export const eventStreamPayloadHandlerProvider = () => ({handle: (next, args) => next(args)});
    export const resolveWebSocketConfig = (config) => config;
    export const getWebSocketPlugin = () => ({applyToStack() {}});`,
  // Our client reads event streams with a reader of its own.
  '/event-streams/eventstream-serde/EventStreamMarshaller.browser.js': unreached(
    'EventStreamMarshaller',
    'eventStreamSerdeProvider',
  ),
  '/event-streams/EventStreamSerde.js': `
    export class EventStreamSerde {
      constructor({marshaller}) { this.marshaller = marshaller; }
      async deserializeEventStream({response}) { return this.marshaller.deserialize(response.body); }
      async serializeEventStream() { return this.marshaller.serialize(); }
    }`,
  // Nobody gives a client a logger.
  '/client/middleware-logger/loggerMiddleware.js': `
    export const loggerMiddleware = () => (next) => next;
    export const loggerMiddlewareOptions = {name: 'loggerMiddleware', tags: ['LOGGER'], step: 'initialize', override: true};
    export const getLoggerPlugin = () => ({applyToStack: (stack) => stack.add(loggerMiddleware(), loggerMiddlewareOptions)});`,
  // All clients have `maxAttempts: 1`. The middleware keeps its place, since others stand in relation to it.
  '/retry/middleware-retry/retryMiddleware.js': `
    export const bindRetryMiddleware = () => () => (next) => next;
    export const retryMiddlewareOptions = {name: 'retryMiddleware', tags: ['RETRY'], step: 'finalizeRequest', priority: 'high', override: true};
    export const bindGetRetryPlugin = () => () => ({applyToStack: (stack) => stack.add((next) => next, retryMiddlewareOptions)});`,
  '/retry/util-retry/StandardRetryStrategy.js': unreached('StandardRetryStrategy'),
  '/retry/util-retry/AdaptiveRetryStrategy.js': unreached('AdaptiveRetryStrategy'),
  // Downloads as streams of bytes: no call of ours has one.
  '/serde/util-stream/sdk-stream-mixin.browser.js': unreached('sdkStreamMixin'),
  // A SHA-256 for pages without `crypto.subtle`, that is, not served by https: loaded where it is needed.
  '/checksum/sha256/Sha256Js.js': `
    export class Sha256Js {
      digestLength = 32;
      #secret;
      #chunks = [];
      constructor(secret) { this.#secret = secret; }
      update(data) { this.#chunks.push(data.slice()); }
      async digest() {
        const {Sha256Js: Whole} = await import('./Sha256Js.js?whole');
        const hash = new Whole(this.#secret);
        for (const chunk of this.#chunks) hash.update(chunk);
        return hash.digest();
      }
    }`,
  // Headers of event streams that are sent, and signed: ours only come.
  '/signature-v4/dist-es/HeaderFormatter.js': unreachedClass('HeaderFormatter'),
  // Nobody sets a mode of defaults, which may depend on the device.
  '/config/defaults-mode/resolveDefaultsModeConfig.browser.js': `
    export const resolveDefaultsModeConfig = () => async () => 'legacy';`,
  // Names of buckets in S3's addresses.
  '/endpoints/middleware-endpoint/service-customizations/s3.js': `
    export const resolveParamsForS3 = (params) => params, isArnBucketName = () => false, isDnsCompatibleBucketName = () => false;
    export const DOT_PATTERN = /$^/, S3_HOSTNAME_PATTERN = /$^/;`,
  // The only time in an answer is the end of credentials: a number of seconds.
  '/serde/schema-serde-lib/schema-date-utils.js': [
    readSeconds('_parseEpochTimestamp'),
    unreached('_parseRfc3339DateTimeWithOffset', '_parseRfc7231DateTime'),
  ].join('\n'),
  '/serde/date-utils.js': [
    readSeconds('parseEpochTimestamp'),
    unreached('dateToUtcString', 'parseRfc3339DateTime', 'parseRfc3339DateTimeWithOffset', 'parseRfc7231DateTime'),
  ].join('\n'),
  // Tells AWS in the user agent which features of the SDK are in use.
  '/client/middleware-user-agent/check-features.js': `export async function checkFeatures() {}`,
};

/**
 * Shapes of Bedrock’s that hold no bytes and no times, by how the SDK writes them: what is in them goes through as the
 * JSON that it is, without a schema for each of its members.
 */
const plainShapes: readonly string[] = [
  '[() => GuardrailTraceAssessment$, 0]',
  '() => InferenceConfiguration$',
  '() => ToolConfiguration$',
  '() => GuardrailConfiguration$',
  '() => GuardrailStreamConfiguration$',
  '() => PerformanceConfiguration$',
  '[() => OutputConfig$, 0]',
];

/** What a schema says of a document: any JSON. */
const anyJson = '15';

/** Leaves out of the bundled AWS SDK what a chat never uses: about 13 KB, compressed, of 62. */
export function slimSdk(): Plugin {
  const found = new Set<string>();
  return {
    name: 'slim-sdk',
    enforce: 'pre',
    load: {
      filter: {id: /\/node_modules\/(@aws-sdk|@smithy)\//},
      handler(id) {
        const path = Object.keys(standIns).find((ending) => id.endsWith(ending));
        if (!path) return undefined;
        found.add(path);
        return standIns[path];
      },
    },
    transform: {
      order: 'pre',
      filter: {
        id: /\/@aws-sdk\/([^/]+\/package\.json|.*\/partitions\.js|client-bedrock-runtime\/.*\/schemas_0\.js)$/,
      },
      handler(code, id) {
        const slim = id.endsWith('.json') ? keepVersion : id.endsWith('partitions.js') ? forgetRegions : forgetShapes;
        return {code: slim(code), map: null};
      },
    },
    buildEnd(error) {
      const missing = Object.keys(standIns).filter((path) => !found.has(path));
      if (!error && missing.length > 0)
        this.error(`The SDK no longer has ${missing.join(', ')}: see build/slim-sdk.ts.`);
    },
  };
}

/** Each client bundles its whole package.json for the sake of its version. */
function keepVersion(manifest: string): string {
  return JSON.stringify({version: JSON.parse(manifest).version});
}

/** Regions are told apart by a pattern for each partition; their list adds nothing but descriptions. */
export function forgetRegions(code: string): string {
  const region = /\s*"[\w-]+": \{\s*"description": "[^"]*"\s*\},?/;
  const slim = code.replace(new RegExp(`"regions": \\{(${region.source})*\\s*\\}`, 'g'), '"regions": {}');
  if (slim.includes('description')) throw new Error('The list of regions has another form: see build/slim-sdk.ts.');
  return slim;
}

/** What is plain needs no schema. */
export function forgetShapes(code: string): string {
  return plainShapes.reduce((slim, shape) => {
    if (!slim.includes(`${shape},`) && !slim.includes(`${shape}]`))
      throw new Error(`The SDK writes ${shape} in another form: see build/slim-sdk.ts.`);
    return slim.replaceAll(`${shape},`, `${anyJson},`).replaceAll(`${shape}]`, `${anyJson}]`);
  }, code);
}

function readSeconds(name: string): string {
  return `
    export function ${name}(seconds) {
      if (seconds === null || seconds === undefined) return undefined;
      if (!Number.isFinite(Number(seconds))) throw new TypeError('A time must be a number of seconds.');
      return new Date(Math.round(Number(seconds) * 1000));
    }`;
}

function unreached(...names: readonly string[]): string {
  const body = `throw new Error('This part of the AWS SDK is not in the bundle.');`;
  return names.map((name) => `export function ${name}() { ${body} }`).join('\n');
}

/** For a class of which others make an instance before they know whether they need it. */
function unreachedClass(name: string): string {
  return `export class ${name} {}`;
}
