/** Resolves when the worker at this address answers for the page. */
export async function startWorker(address: URL): Promise<void> {
  const workers = navigator.serviceWorker;
  if (!workers) throw new Error('this browser has none here. It needs https, or an address of this machine.');
  const isControlled = new Promise<void>((resolve) => {
    workers.addEventListener('controllerchange', () => resolve(), {once: true});
  });
  await workers.register(address);
  const {active} = await workers.ready;
  if (workers.controller) return;
  active?.postMessage('claim', {});
  await isControlled;
}
