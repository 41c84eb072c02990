/** What is needed of the browser's `SpeechRecognition`. */
export interface Recognizer {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: RecognizedEvent) => void) | null;
  onerror: ((event: {readonly error: string}) => void) | null;
  onend: (() => void) | null;
  start(): void;
  /** Hears nothing more; what was heard may still change. */
  stop(): void;
  /** Hears nothing more, and says nothing more either. */
  abort(): void;
}

/** Everything that was recognised so far: pieces of speech, each with its readings, the best first. */
export interface RecognizedEvent {
  readonly results: ArrayLike<ArrayLike<{readonly transcript: string}>>;
}

/** Makes the browser's recognizer of speech, where there is one; Safari and Chrome have it under a name of their own. */
export function findRecognizer(): (() => Recognizer) | undefined {
  const found: unknown =
    Reflect.get(globalThis, 'SpeechRecognition') ?? Reflect.get(globalThis, 'webkitSpeechRecognition');
  return typeof found === 'function' ? () => Reflect.construct(found, []) as Recognizer : undefined;
}
