import type {Refusal} from './aws-error.js';
import type {ControlPlaneLists} from './control-plane-lists.js';
import type {InferenceProfiles} from './inference-profiles.js';
import type {Policy} from './policy.js';
import type {Script} from './script.js';
import type {TrustPolicy} from './trust.js';

/** How the stand-in behaves; everything has a default. */
export interface LocalAwsOptions {
  /** What the assumed role may do. Default: everything that Bedrock Runtime offers. */
  readonly policy?: Policy;
  /** Who may assume that role. Default: every identity of every pool. */
  readonly trust?: TrustPolicy;
  /** How long the role lets a session last. Default 43,200: as long as AWS allows at all. */
  readonly maxSessionSeconds?: number;
  /** The account's application inference profiles, and what they were made from. Default: none. */
  readonly inferenceProfiles?: InferenceProfiles;
  /** Which models the control plane lists. Default: some of Amazon’s and Anthropic’s. */
  readonly catalog?: ControlPlaneLists;
  /** What the model answers. Default: scripts chosen by what the visitor asks. */
  readonly script?: Script;
  /** What goes wrong; read anew at each request, so that a test can switch it at any time. Default: nothing. */
  readonly faults?: Faults | ((request: Request) => Faults);
  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** The identity pool. Default: one that takes every pool id, guests and the classic flow. */
  readonly pool?: PoolOptions;
  /** How fast the model speaks. */
  readonly pace?: Pace;
}

/** The identity pool that the stand-in plays. */
export interface PoolOptions {
  /** The only pool that exists. Default: any id is taken. */
  readonly id?: string;
  /** Visitors must sign in. */
  readonly withoutGuests?: boolean;
  /** The basic (classic) flow is switched off, as it is for a new pool at AWS. */
  readonly withoutClassicFlow?: boolean;
  /** Who may vouch for visitors, and to which client: provider → audience. Default: no login token is looked at closely. */
  readonly providers?: Readonly<Record<string, string>>;
}

/** How fast the model speaks. */
export interface Pace {
  /** Before the first event. Default 300. */
  readonly firstMs?: number;
  /** Before each further delta. Default 20. */
  readonly deltaMs?: number;
}

/** What goes wrong at the moment. */
export interface Faults {
  /** Cognito Identity refuses. */
  readonly cognito?: Refusal;
  /** STS refuses. */
  readonly sts?: Refusal;
  /** Bedrock refuses, after it has checked who asks. */
  readonly bedrock?: Refusal;
  /** Bedrock’s control plane refuses, after it has checked who asks. */
  readonly controlPlane?: Refusal;
  /** Bedrock does not let a page read its error, request id and date headers: only status and body are left. */
  readonly hideErrorHeaders?: boolean;
  /** No answer may be read by a page of another origin. */
  readonly withoutCors?: boolean;
  /** Stands between AWS and the page: changes an answer, holds it back, or throws, which breaks the connection. */
  readonly proxy?: (response: Response) => Response | Promise<Response>;
}
