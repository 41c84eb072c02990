/** Lets a mistake of the page be seen without stopping the chat. Node has no `reportError`: throwing in a task does the same. */
export function report(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else
    setTimeout(() => {
      throw error;
    }, 0);
}
