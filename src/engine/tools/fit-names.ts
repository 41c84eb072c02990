import type {Tool} from '../../model/index.js';

const longestName = 64;

/**
 * Tools under names that Bedrock takes and that are free: those of other pages and servers were not named for it, and
 * two servers may have a tool of one name. The same tools in the same order get the same names each time.
 */
export function fitNames(tools: readonly Tool[], taken: Iterable<string> = []): readonly Tool[] {
  const names = new Set(taken);
  return tools.map((tool) => {
    const name = findFreeName(tool.name.replace(/[^\w-]/g, '_') || '_', names);
    names.add(name);
    return name === tool.name ? tool : {...tool, name, title: tool.title ?? tool.name};
  });
}

function findFreeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted.slice(0, longestName);
  for (let count = 2; taken.has(name); count++) {
    const suffix = `_${count}`;
    name = wanted.slice(0, longestName - suffix.length) + suffix;
  }
  return name;
}
