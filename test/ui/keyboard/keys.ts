import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {OutcropChat} from '../../../src/element.js';
import {deepFocus, drawn} from '../harness.js';

/** WebDriver's own names of the keys: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const shiftTab = '\uE008\uE004';

/** Presses a key, or Tab backwards, as somebody does who sits there. */
export async function pressKey(key: string): Promise<void> {
  if (key !== 'Shift+Tab') return sendKeys({press: key});
  // WebKitGTK is spoken to in WebDriver, in which keys that are sent together are held together.
  if (!/Chrome|Firefox/.test(navigator.userAgent)) return sendKeys({type: shiftTab});
  await sendKeys({down: 'Shift'});
  await sendKeys({press: 'Tab'});
  await sendKeys({up: 'Shift'});
}

/** What has the focus is called so, as far as that can be read in its markup. */
export function nameOf(element: Element | null): string {
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
  return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** The focus is somewhere in the chat, and somebody who looks finds it. */
export function expectVisibleFocus(): void {
  const focused = deepFocus();
  expect(focused, 'the focus is lost').to.not.equal(document.body);
  const marked = [focused, focused?.closest('.field')].some((element) => {
    const style = element && getComputedStyle(element);
    return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  });
  expect(
    marked,
    `nobody sees that the focus is on "${nameOf(focused)}" ${focused?.localName} ${focused?.className}`,
  ).to.equal(true);
}

/** Goes on by Tab, or back, up to what is called `name`; at each stop the focus can be seen. */
export async function tabTo(chat: OutcropChat, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Element> {
  const stops: string[] = [];
  for (let count = 0; count < 30; count += 1) {
    await pressKey(key);
    await drawn(chat);
    expectVisibleFocus();
    const focused = deepFocus();
    stops.push(nameOf(focused));
    if (focused && nameOf(focused).startsWith(name)) return focused;
  }
  throw new Error(`There is no way to "${name}": ${stops.join(' | ')}`);
}
