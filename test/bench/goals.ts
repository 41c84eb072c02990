/** What a page may pay at most for a chat that is never opened, on a processor four times as slow. */
export const idleGoals = {
  /** Milliseconds of script. */
  script: 15,
  /** Requests besides the one for the launcher's file. */
  requests: 0,
  /** How much of the page moves by itself, as browsers count it. */
  shift: 0,
  /** Tasks of more than 50 ms. */
  longTasks: 0,
} as const;

/** The most that our figure may be of the best peer's, in every row that has no goal of its own. */
export const mostOfBestPeer = 1;

/** Two figures that are no further apart are even: rounds differ by as much. */
export const noise = 0.05;

/** The most that an answer in markdown may cost, as `npm run bench:markdown` measures it. */
export const markdownGoals = {
  /** Script and tasks, in times of what the same pieces cost in text nodes. */
  scriptOfFloor: 2,
  taskOfFloor: 2.5,
  taskWithoutCoalescing: 3,
  /** The same, in times of what marked, DOMPurify and `innerHTML` cost with every frame. */
  scriptOfNaive: 1 / 30,
  taskOfNaive: 1 / 8,
  /** The 99th of 100 steps, at full speed and on a processor four times as slow. */
  stepMs: 4,
  slowStepMs: 8,
  /** Parsing, in times of what streaming-markdown takes. */
  parseOfSmd: 3,
  /** How much slower the end of a long answer may be than its begin. */
  lastOfSecondDecile: 1.3,
  /** A text of one thing alone, in times of a mixed one. */
  uniformOfMixed: 10,
  /** One message more below 2,000, and those in a box of another width: until they are laid out. */
  appendMs: 5,
  widthMs: 10,
} as const;
