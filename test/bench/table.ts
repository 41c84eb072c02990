import {type ContenderName, contenderNames, labels} from './contenders.js';
import {mostOfBestPeer, noise} from './goals.js';

/** How the figures of a row are written. */
export type Unit = 'KB' | 'ms' | 'frames' | 'count';

/** A figure, or what is told in place of one. */
export interface Cell {
  readonly value: number;
  /** Stands in place of the figure, which then only says who is ahead. */
  readonly text?: string;
}

/** One thing that was measured of everybody. */
export interface Row {
  readonly title: string;
  readonly unit: Unit;
  readonly cells: Readonly<Partial<Record<ContenderName, Cell>>>;
  /** The most that ours may be. Default: no more than the best peer. */
  readonly goal?: number;
  /** More of it is better. */
  readonly isMoreBetter?: boolean;
}

const digits: Readonly<Record<Unit, (value: number) => number>> = {
  KB: () => 1,
  ms: (value) => (value > 0 && value < 10 ? 1 : 0),
  frames: () => 0,
  count: (value) => (Number.isInteger(value) ? 0 : 3),
};

/** The rows as a table of Markdown, with who is ahead in each. */
export function formatTable(rows: readonly Row[]): string {
  const heads = ['', ...contenderNames.map((name) => labels[name]), 'ahead'];
  const rule = ['---', ...contenderNames.map(() => '--:'), '---'];
  const lines = rows.map((row) => {
    const figures = contenderNames.map((name) => formatCell(row, row.cells[name]));
    return [`${row.title}${formatGoal(row)}`, ...figures, judge(row)];
  });
  return [heads, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Says who is ahead, and plainly so where it is not ours. */
export function judge({cells, unit, goal, isMoreBetter = false}: Row): string {
  const ours = cells.ours;
  const peers = contenderNames.flatMap((name) => {
    const cell = name === 'ours' ? undefined : cells[name];
    return cell ? [{name, value: cell.value}] : [];
  });
  const missed = goal !== undefined && ours && ours.value > goal ? ', goal missed' : '';
  if (!ours || peers.length === 0) return `–${missed}`;
  const [best] = peers.toSorted((one, other) => (isMoreBetter ? other.value - one.value : one.value - other.value));
  if (!best) return `–${missed}`;
  const ratio = isMoreBetter ? best.value / ours.value : ours.value / best.value;
  const isEven = round(ours.value, unit) === round(best.value, unit) || Math.abs(ratio - 1) <= noise;
  if (isEven) return `even${missed}`;
  if (ratio <= mostOfBestPeer) return `Outcrop${missed}`;
  return `**${labels[best.name]}**${Number.isFinite(ratio) ? `; ours × ${ratio.toFixed(ratio < 10 ? 1 : 0)}` : ''}${missed}`;
}

function formatCell({unit}: Row, cell: Cell | undefined): string {
  if (!cell) return '–';
  return cell.text ?? `${round(cell.value, unit)}${unit === 'KB' || unit === 'ms' ? ` ${unit}` : ''}`;
}

function formatGoal({goal, unit}: Row): string {
  return goal === undefined ? '' : ` (goal ≤ ${goal}${unit === 'ms' ? ' ms' : ''})`;
}

function round(value: number, unit: Unit): string {
  const figure = unit === 'KB' ? value / 1024 : value;
  return figure.toFixed(digits[unit](figure));
}
