import {html, nothing, type TemplateResult} from 'lit/html.js';
import {repeat} from 'lit/directives/repeat.js';
import type {AllStrings} from '../../../strings-rich.js';
import type {HeldFile} from './held-file.js';
import {crossIcon, filmIcon, pictureIcon, sheetIcon, soundIcon} from '../icons.js';
import {formatBytes} from './refusal-words.js';

/** What is to be shown of the tray. */
export interface TrayView {
  readonly files: readonly HeldFile[];
  readonly refusals: readonly string[];
  readonly strings: AllStrings;
  readonly onRemove: (held: HeldFile) => void;
  readonly onUnderstood: () => void;
}

const icons = {image: pictureIcon, document: sheetIcon, video: filmIcon, audio: soundIcon};
const ending = /\.(\w{1,5})$/;
/** Who drops a whole folder of wrong files reads a few sentences, not hundreds. */
const mostSentences = 2;

/** Draws what is attached, and why some files are not. */
export function renderTray(view: TrayView): TemplateResult | typeof nothing {
  const {files, refusals} = view;
  if (files.length === 0 && refusals.length === 0) return nothing;
  return html`
    ${refusals.length > 0 ? renderRefusals(view) : nothing} ${files.length > 0 ? renderFiles(view) : nothing}
  `;
}

function renderFiles({files, strings, onRemove}: TrayView) {
  return html`
    <ul part="attachments" class="attached" aria-label=${strings.attachments}>
      ${repeat(
        files,
        ({id}) => id,
        (held) => renderFile(held, strings, () => onRemove(held)),
      )}
    </ul>
  `;
}

function renderFile(held: HeldFile, strings: AllStrings, onRemove: () => void) {
  const {id, file, block, kind} = held;
  const isSquare = kind === 'image';
  return html`
    <li
      part="attachment"
      class=${isSquare ? 'attachment square' : 'attachment'}
      data-file=${id}
      aria-busy=${block ? nothing : 'true'}
      title=${file.name}
    >
      ${renderFace(held)}
      <span class=${isSquare ? 'visually-hidden' : 'attachment-words'}>
        <span class="attachment-name" dir="auto">${isSquare ? file.name : withoutEnding(file.name)}</span>
        <span class="attachment-note">${block ? describe(held, strings) : strings.readingFile}</span>
      </span>
      <button
        part="remove-attachment-button"
        class="remove-file"
        type="button"
        aria-label=${strings.removeFile(file.name)}
        @click=${onRemove}
      >
        ${crossIcon()}
      </button>
    </li>
  `;
}

/** A picture once it is known to be one; before that, and for other files, what stands for its kind. */
function renderFace({block, kind, url}: HeldFile) {
  if (!block) return html`<span class="face"><span class="spinner"></span></span>`;
  if (kind !== 'image' || url === '') return html`<span class="face">${icons[kind]()}</span>`;
  return html`<span class="face">${icons.image()}<img alt="" src=${url} decoding="async" @error=${hide} /></span>`;
}

/** A picture that this browser cannot show stands there as a file. */
function hide({target}: Event): void {
  if (target instanceof HTMLElement) target.hidden = true;
}

/** Each in its own direction: a size may be written in words. */
function describe({file, kind}: HeldFile, {lang}: AllStrings) {
  const [, name = ''] = ending.exec(file.name) ?? [];
  const size = formatBytes(file.size, lang);
  return kind === 'image' || name === '' ? size : html`<bdi>${name.toUpperCase()}</bdi> · <bdi>${size}</bdi>`;
}

/** The ending stands below, so that more of the name can be read. */
function withoutEnding(name: string): string {
  return name.replace(ending, '') || name;
}

function renderRefusals({refusals, strings, onUnderstood}: TrayView) {
  const others = refusals.length - mostSentences;
  return html`
    <div part="attachment-refusals" class="refusals">
      <ul>
        ${refusals.slice(0, mostSentences).map((sentence) => html`<li>${sentence}</li>`)}
        ${others > 0 ? html`<li>${strings.moreRefusals(others.toLocaleString(strings.lang))}</li>` : nothing}
      </ul>
      <button
        class="remove-file"
        type="button"
        aria-label=${strings.understood}
        title=${strings.understood}
        @click=${onUnderstood}
      >
        ${crossIcon()}
      </button>
    </div>
  `;
}
