import type {Setting} from '../setup.js';
import {
  indent,
  joinPieces,
  listProperties,
  toAttribute,
  writeConstants,
  writeElement,
  writeStyles,
  type WriteSnippet,
} from './code.js';

/** For Vue 3, as a single file. */
export const vue: WriteSnippet = (setup) => {
  const styles = writeStyles(setup);
  const bound = listProperties(setup).map(([name]) => `:${name}="${name}"`);
  return joinPieces(
    `<script setup>\n${joinPieces("import 'outcrop';", writeConstants(setup))}</script>`,
    `<template>\n${indent(writeElement(setup, toBinding, bound))}\n</template>`,
    styles && `<style>\n${styles}\n</style>`,
    "<!-- vite.config: vue({template: {compilerOptions: {isCustomElement: (tag) => tag === 'outcrop-chat'}}}) -->",
  );
};

function toBinding(setting: Setting): string {
  return typeof setting.value === 'number' ? `:${setting.name}="${setting.value}"` : toAttribute(setting);
}
