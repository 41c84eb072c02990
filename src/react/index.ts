/** The element as a component, for React 18, which gives custom elements neither properties nor listeners. */
import {
  createElement,
  forwardRef,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  version,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react';
import {OutcropChat as ChatElement} from '../index.js';
import type {CamelCaseListeners, ChatEvents, ChatProps} from '../types/props.js';

/** What the component takes: the element's properties, a listener for each of its events, attributes of any element. */
export type OutcropChatProps = ChatProps & CamelCaseListeners & Omit<HTMLAttributes<ChatElement>, keyof ChatProps>;

/** `<outcrop-chat>` as a component of React 18 or 19. On a server it renders what attributes can tell. */
export const OutcropChat: ForwardRefExoticComponent<OutcropChatProps & RefAttributes<ChatElement>> = forwardRef(
  function OutcropChat(props: OutcropChatProps, ref: ForwardedRef<ChatElement>) {
    const {attributes, properties, listeners} = sortProps(props);
    const element = useRef<ChatElement | null>(null);
    const before = useRef<Values>({});

    useBrowserEffect(() => {
      const gone = Object.keys(before.current).filter((name) => !(name in properties));
      const changed = Object.entries(properties).filter(([name, value]) => before.current[name] !== value);
      for (const [name, value] of [...gone.map((name) => [name, undefined] as const), ...changed]) {
        if (element.current) Reflect.set(element.current, name, value);
      }
      before.current = properties;
    });
    useListeners(element, listeners);

    const setElement = useCallback(
      (found: ChatElement | null) => {
        element.current = found;
        if (typeof ref === 'function') ref(found);
        else if (ref) ref.current = found;
      },
      [ref],
    );
    return createElement('outcrop-chat', {...attributes, ref: setElement});
  },
);

type Values = Readonly<Record<string, unknown>>;

// React 18 warns of a layout effect wherever a server renders.
const useBrowserEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

// React 18 would write a no as the text false, which is a yes.
const no = Number.parseInt(version, 10) < 19 ? undefined : false;

const eventNames: readonly string[] = Object.keys({
  'outcrop-open': true,
  'outcrop-close': true,
  'outcrop-send': true,
  'outcrop-reply-start': true,
  'outcrop-reply-end': true,
  'outcrop-tool-call': true,
  'outcrop-tool-result': true,
  'outcrop-usage': true,
  'outcrop-feedback': true,
  'outcrop-link': true,
  'outcrop-error': true,
} satisfies Record<keyof ChatEvents, true>);

/** The element listens for as long as it is there; which functions are called may change with each render. */
function useListeners(element: {readonly current: ChatElement | null}, listeners: Values): void {
  const latest = useRef(listeners);
  useBrowserEffect(() => {
    latest.current = listeners;
  });
  useBrowserEffect(() => {
    const target = element.current;
    const hear = (event: Event): void => {
      const listener = latest.current[toListenerName(event.type)];
      if (typeof listener === 'function') listener(event);
    };
    for (const name of eventNames) target?.addEventListener(name, hear);
    return () => {
      for (const name of eventNames) target?.removeEventListener(name, hear);
    };
  }, [element]);
}

/** What goes into the markup, and what only the element in a browser can be given. */
function sortProps(props: Values): Readonly<Record<'attributes' | 'properties' | 'listeners', Values>> {
  const attributes: Record<string, unknown> = {};
  const properties: Record<string, unknown> = {};
  const listeners: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    const known = ChatElement.elementProperties.get(name);
    const attribute = known?.attribute ?? name;
    if (name.startsWith('onOutcrop')) listeners[name] = value;
    else if (name === 'className') attributes['class'] = value;
    else if (typeof attribute !== 'string' || (known && typeof value === 'object')) properties[name] = value;
    else if (known && value === false) attributes[attribute] = no;
    else attributes[attribute] = value;
  }
  return {attributes, properties, listeners};
}

function toListenerName(eventName: string): string {
  return `on${eventName.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
}
