/** The form with all controls, made from their table. */
import {controls, groups, type Control} from './controls.js';
import type {State} from './state.js';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What the page does with the form. */
export interface ControlForm {
  /** Shows a state. */
  show(state: State): void;
  /** Shows the colours that the element has in the light, or in the dark, where no others are set. */
  showScheme(isDark: boolean): void;
}

/** Fills the form; `onChange` is told each value that the visitor changes. */
export function createForm(form: HTMLFormElement, onChange: (name: string, value: string) => void): ControlForm {
  const fields = new Map<string, Field>();
  const isWide = matchMedia('(min-width: 60rem)').matches;
  for (const group of groups) {
    const box = document.createElement('details');
    box.open = isWide && (group === 'Surface' || group === 'Looks');
    const body = element('div', 'fields');
    for (const control of controls.filter((control) => control.group === group)) {
      const field = createField(control);
      fields.set(control.name, field);
      body.append(createRow(control, field));
    }
    box.append(element('summary', '', group), body);
    form.append(box);
  }
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', ({target}) => {
    const [name, field] = [...fields].find(([, field]) => field === target) ?? [];
    if (!name || !field) return;
    if (field.type === 'color') field.dataset['isSet'] = '';
    showValue(field);
    onChange(name, readField(field));
  });
  form.addEventListener('click', ({target}) => {
    const undo = target instanceof Element ? target.closest('.undo') : null;
    const [name, field] = [...fields].find(([, field]) => field.parentElement === undo?.parentElement) ?? [];
    if (!undo || !name || !field) return;
    showField(field, '');
    onChange(name, '');
    // The button goes; who came by keyboard stays near.
    field.focus();
  });
  return {
    show(state) {
      for (const [name, field] of fields) showField(field, state[name] ?? '');
    },
    showScheme(isDark) {
      for (const {name, usual, usualInDark} of controls) {
        const field = fields.get(name);
        if (!field || !usualInDark) continue;
        field.dataset['usual'] = isDark ? usualInDark : usual;
        if (!('isSet' in field.dataset)) showField(field, '');
      }
    },
  };
}

function createField(control: Control): Field {
  const {name, kind, options = [], usual = ''} = control;
  const field = document.createElement(kind === 'choice' ? 'select' : kind === 'lines' ? 'textarea' : 'input');
  field.id = `set-${name}`;
  field.name = name;
  field.dataset['usual'] = usual;
  field.dataset['unit'] = control.unit ?? '';
  if (control.hint) field.setAttribute('aria-describedby', `${field.id}-hint`);
  if (field instanceof HTMLSelectElement) {
    field.append(...options.map(([value, label]) => new Option(label, value)));
  } else if (field instanceof HTMLTextAreaElement) {
    field.rows = 3;
  } else {
    field.type = {colour: 'color', flag: 'checkbox'}[kind as string] ?? kind;
    for (const limit of ['min', 'max', 'step'] as const) {
      if (control[limit] !== undefined) field[limit] = String(control[limit]);
    }
    if (kind === 'number') field.placeholder = usual;
    field.autocomplete = 'off';
  }
  return field;
}

function createRow({label: words, kind, hint}: Control, field: Field): HTMLElement {
  const row = element('div', `field ${kind}`);
  const label = element('label', '', words);
  label.htmlFor = field.id;
  row.append(...(kind === 'flag' ? [field, label] : [label, field]));
  if (kind === 'range' || kind === 'colour') {
    const shown = element('output', 'value');
    shown.htmlFor.add(field.id);
    row.append(shown);
  }
  if (kind === 'colour') {
    const undo = element('button', 'undo', '×');
    undo.type = 'button';
    undo.ariaLabel = `${words}: as usual`;
    row.append(undo);
  }
  if (hint) {
    const note = element('p', 'hint', hint);
    note.id = `${field.id}-hint`;
    row.append(note);
  }
  return row;
}

function showField(field: Field, value: string): void {
  if (isCheckbox(field)) field.checked = value === 'yes';
  // A colour or a range always has a value: the usual one, if no other is set.
  else if (field.value !== value) field.value = value || (isNumber(field) ? '' : field.dataset['usual'] || '');
  if (value) field.dataset['isSet'] = '';
  else delete field.dataset['isSet'];
  showValue(field);
}

function showValue(field: Field): void {
  const [shown, undo] = ['output', 'button'].map((name) => field.parentElement?.querySelector<HTMLElement>(name));
  const isUsual = undo && !('isSet' in field.dataset);
  shown?.replaceChildren(isUsual ? 'usual' : `${field.value}${field.dataset['unit'] ?? ''}`);
  if (undo) undo.hidden = isUsual ?? false;
}

function readField(field: Field): string {
  return isCheckbox(field) ? (field.checked ? 'yes' : '') : field.value;
}

function isCheckbox(field: Field): field is HTMLInputElement {
  return field.type === 'checkbox';
}

function isNumber(field: Field): boolean {
  return field.type === 'number';
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(text);
  return made;
}
