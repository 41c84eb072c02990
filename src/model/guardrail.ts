/** The kinds of policies that a guardrail of Bedrock has. */
export type GuardrailPolicy = 'topic' | 'content' | 'word' | 'personal' | 'grounding';

/** What a policy of a guardrail did. */
export interface GuardrailFinding {
  readonly policy: GuardrailPolicy;
  readonly on: 'question' | 'answer';
  /** It held something back; otherwise it put a placeholder in its place. */
  readonly isBlocked: boolean;
  /** The name that its author gave it, or Bedrock’s for the kind: `Medical advice`, `VIOLENCE`, `EMAIL`. */
  readonly detail?: string;
}
