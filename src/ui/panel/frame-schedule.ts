/** Frames of a hidden page never come; then this does. */
const hiddenPageMs = 200;

/** Calls something with the next frame, once however often that was asked for. */
export interface FrameSchedule {
  /** Asks for a call. */
  readonly request: () => void;
  /** Leaves the next frame out that a call is asked for. */
  readonly rest: () => void;
}

/** Makes what calls `run` with frames. */
export function createFrameSchedule(run: () => void): FrameSchedule {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isResting = false;

  const request = () => {
    if (timer) return;
    frame = requestAnimationFrame(fire);
    timer = setTimeout(fire, hiddenPageMs);
  };

  const fire = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    timer = undefined;
    if (!isResting) run();
    else {
      isResting = false;
      request();
    }
  };

  const rest = () => {
    isResting = true;
  };

  return {request, rest};
}
