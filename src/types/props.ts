import type {LitElement} from 'lit';
import type {OutcropChat, People} from '../element.js';

/** What a page may set: the properties of the element, none of them required. */
export type ChatProps = {
  readonly [Name in SettableName]?: OutcropChat[Name] | undefined;
};

/** The same in HTML: each attribute, with what a template may give it. */
export type ChatAttributes = {
  readonly [Name in AttributedName as Kebab<Name>]?: AttributeValue<ChatProps[Name]> | undefined;
};

/**
 * Attributes that have another name than their property. Where both have one name, a framework sets the property: a
 * text would be none of its values, as in `temperature="0.5"`.
 */
export type DashedAttributes = Omit<ChatAttributes, keyof ChatProps>;

/** Properties for which no attribute of another name stands. */
export type PlainProps = {
  readonly [
    Name in keyof ChatProps as Name extends AttributedName ? (Kebab<Name> extends Name ? Name : never) : Name
  ]?: ChatProps[Name];
};

/** The element's events, by name. */
export type ChatEvents = {
  readonly [
    Name in keyof GlobalEventHandlersEventMap as Name extends `outcrop-${string}` ? Name : never
  ]: GlobalEventHandlersEventMap[Name];
};

/** Listeners as most templates name them, such as `onoutcrop-reply-end`. */
export type ChatListeners = {
  readonly [Name in keyof ChatEvents as `on${Name}`]?: ((event: ChatEvents[Name]) => void) | undefined;
};

/** Listeners in camelCase, such as `onOutcropReplyEnd`. */
export type CamelCaseListeners = {
  readonly [Name in keyof ChatEvents as `on${Pascal<Name>}`]?: ((event: ChatEvents[Name]) => void) | undefined;
};

/** What is the element’s own, can be written, and is no method. */
type SettableName = {
  [Name in Exclude<keyof OutcropChat, keyof LitElement>]-?: OutcropChat[Name] extends (...given: never) => unknown
    ? never
    : IsSame<Pick<OutcropChat, Name>, {-readonly [Each in Name]: OutcropChat[Each]}> extends true
      ? Name
      : never;
}[Exclude<keyof OutcropChat, keyof LitElement>];

type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Properties without an attribute though a text could hold their value. */
type WithoutAttribute = 'promptCache' | 'contextTokens' | 'contextPolicy' | 'guardrailTrace';

/** What can be a text, a number, a yes or no; and what an attribute holds as JSON. */
type AttributedName =
  | 'stopSequences'
  | 'people'
  | {
      [Name in keyof ChatProps]-?: [Extract<ChatProps[Name], string | number | boolean>] extends [never] ? never : Name;
    }[Exclude<keyof ChatProps, WithoutAttribute>];

type AttributeValue<Value> =
  | Extract<Value, string | number | boolean>
  | (Value extends boolean ? '' : Value extends number | readonly unknown[] | People ? string : never);

type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : '';

type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;
