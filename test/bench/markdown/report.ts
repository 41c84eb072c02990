/** One number of a benchmark, and the most that it may be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly goal?: number;
}

/** Prints numbers as a table of markdown, those with a goal first. */
export function printFigures(figures: readonly Figure[], browser: string): void {
  const sorted = figures.toSorted((one, other) => Number(one.goal === undefined) - Number(other.goal === undefined));
  const rows = sorted.map(({name, value, goal}) => {
    const met = goal === undefined ? '' : value <= goal ? 'met' : 'MISSED';
    return `| ${name} | ${format(value)} | ${goal === undefined ? '' : `≤ ${format(goal)}`} | ${met} |`;
  });
  console.log(`${browser}, Node ${process.version}\n`);
  console.log(['| figure | value | goal | |', '| --- | --: | --: | --- |', ...rows].join('\n'));
}

function format(value: number): string {
  return value === 0
    ? '0'
    : value < 0.1
      ? `1/${Math.round(1 / value)}`
      : value < 10
        ? value.toFixed(2)
        : value.toFixed(0);
}
