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

/** How our figure may be to that of the best peer, in every row that has no goal of its own. */
export const mostOfBestPeer = 1;
