/**
 * What the manifest says is for people who use the package: public things under the names by which they are imported,
 * with types that can be read without our sources.
 */

/** The interfaces by whose members the element declares its own, as in `logins: ChatSettings['logins']`. */
const borrowedFrom = [
  'ChatSettings',
  'ConnectionSettings',
  'RequestSettings',
  'ConversationSettings',
  'ViewSettings',
  'Chat',
];

/** Puts the type itself where the element only borrows it; what is borrowed from the chat becomes a method. */
export function readableTypes() {
  /** Of each member: what its type says, and how it is called. */
  const known = new Map();
  /** Of each type that is a choice of texts: the texts. */
  const choices = new Map();
  return {
    name: 'readable-types',
    collectPhase({ts, node}) {
      if (ts.isTypeAliasDeclaration(node) && /^('[^']*'( \| )?)+$/.test(node.type.getText())) {
        choices.set(node.name.text, node.type.getText());
      }
      if (!ts.isInterfaceDeclaration(node) || !borrowedFrom.includes(node.name.text)) return;
      for (const member of node.members) known.set(member.name.getText(), describe(ts, member));
    },
    packageLinkPhase({customElementsManifest}) {
      for (const each of listTyped(customElementsManifest)) {
        const [, name] = /^\w+\['(\w+)'\]$/.exec(each.type?.text ?? '') ?? [];
        if (!known.has(name)) continue;
        const {parameters, returned, text} = known.get(name);
        if (!parameters) each.type = {text};
        else settleMethod(each, {parameters, returned});
      }
      for (const attribute of listAttributes(customElementsManifest)) {
        attribute.type = {text: toTexts(attribute.type?.text ?? 'string', choices)};
      }
    },
  };
}

function describe(ts, member) {
  const text = member.type?.getText().replaceAll(/\s+/g, ' ') ?? 'void';
  if (!ts.isMethodSignature(member)) return {text};
  const parameters = member.parameters.map((parameter) => ({
    name: parameter.name.getText(),
    ...(parameter.questionToken && {optional: true}),
    type: {text: parameter.type?.getText().replaceAll(/\s+/g, ' ') ?? 'unknown'},
  }));
  return {parameters, returned: text};
}

function settleMethod(member, {parameters, returned}) {
  delete member.type;
  delete member.readonly;
  Object.assign(member, {kind: 'method', parameters, return: {type: {text: returned}}});
}

/** Leaves the element and its events, as what they are imported from; everything else is our own affair. */
export function publicOnly() {
  return {
    name: 'public-only',
    packageLinkPhase({customElementsManifest}) {
      const {modules} = customElementsManifest;
      const all = modules.flatMap(({declarations = []}) => declarations);
      const element = all.find(({tagName}) => tagName === 'outcrop-chat');
      const isEvent = ({name}) => element.events.some(({type}) => type?.text === name);
      element.superclass = {name: 'LitElement', package: 'lit'};
      const classes = [element, ...all.filter(isEvent)];
      for (const each of classes) leavePublic(each);
      // The other events come with the piece of code that tells them; only their types can be imported.
      const early = modules.find(({path}) => path.endsWith('/ui/events.ts'))?.declarations ?? [];
      const names = classes.filter((each) => each === element || early.includes(each)).map(({name}) => name);
      customElementsManifest.modules = [toModule('dist/modules/index.js', classes, names)];
    },
  };
}

function leavePublic(declaration) {
  const isPublic = ({name, privacy, static: isStatic, description}) =>
    (privacy ?? 'public') === 'public' && !isStatic && !name.startsWith('#') && !description?.startsWith('@internal');
  declaration.members = (declaration.members ?? []).filter(isPublic);
  for (const list of [declaration.members, declaration.attributes, declaration.events]) {
    for (const each of list ?? []) delete each.inheritedFrom;
  }
}

function toModule(path, declarations, names) {
  const element = declarations.find(({tagName}) => tagName);
  const asExport = (kind, name, of) => ({kind, name, declaration: {name: of, module: path}});
  return {
    kind: 'javascript-module',
    path,
    declarations,
    exports: [
      ...names.map((name) => asExport('js', name, name)),
      asExport('custom-element-definition', element.tagName, element.name),
    ],
  };
}

/** Of all that a property may be, what a text can say. */
function toTexts(type, choices) {
  const sayable = type
    .split(' | ')
    .filter((each) => each !== 'undefined')
    .map((each) => choices.get(each) ?? each)
    .filter((each) => /^(string|number|boolean|readonly string\[\]|People|'.*')$/.test(each));
  return sayable.join(' | ');
}

function listTyped(manifest) {
  return [...listDeclarations(manifest).flatMap(({members = []}) => members), ...listAttributes(manifest)];
}

function listAttributes(manifest) {
  return listDeclarations(manifest).flatMap(({attributes = []}) => attributes);
}

function listDeclarations(manifest) {
  return manifest.modules.flatMap(({declarations = []}) => declarations);
}
