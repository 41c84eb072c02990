import {fixture, html} from '@open-wc/testing';
import {renderBlock} from '../../src/blocks/views-rich.js';
import type {Block} from '../../src/model/index.js';
import {allStrings} from '../../src/ui/strings-rich.js';
import {english} from '../../src/ui/strings.js';

/** Draws a block as it stands in a message. */
export async function draw(block: Block): Promise<HTMLElement> {
  const box = await fixture<HTMLElement>(html`<div>${renderBlock(block, {strings: allStrings(english)})}</div>`);
  const drawn = box.querySelector<HTMLElement>('[part~="block"]');
  if (!drawn) throw new Error('No part block was drawn.');
  return drawn;
}

/** The text that a visitor reads, with its white space in order. */
export function readText(element: Element): string {
  return (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
