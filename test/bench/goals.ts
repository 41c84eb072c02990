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
