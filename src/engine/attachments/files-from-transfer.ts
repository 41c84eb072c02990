/**
 * The files of a drop or a paste. To be called while the event is handled: its data is gone afterwards. Folders are left
 * out, and so are the pictures that office programs put beside a copied text.
 */
export function filesFromTransfer(transfer: DataTransfer | null): readonly File[] {
  if (!transfer || isCopiedText(transfer)) return [];
  const items = Array.from(transfer.items ?? []).filter(({kind}) => kind === 'file');
  const files = items.filter((item) => !isFolder(item)).flatMap((item) => item.getAsFile() ?? []);
  // Some hand over files alone, without items.
  return items.length > 0 ? files : Array.from(transfer.files);
}

/** A picture that is copied from a page has HTML beside it, but no text; a table has both, and a picture of itself. */
function isCopiedText({types}: DataTransfer): boolean {
  return types.includes('text/html') && (types.includes('text/plain') || types.includes('text/rtf'));
}

function isFolder(item: DataTransferItem): boolean {
  return item.webkitGetAsEntry?.()?.isDirectory === true;
}
