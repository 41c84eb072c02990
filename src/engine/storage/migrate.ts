/** A record as it was read: anything may stand in it. */
export type AnyRecord = Readonly<Record<string, unknown>>;

/** One step from one shape of a record to the next. It may throw on what it does not understand. */
export type Migration = (record: AnyRecord, store: 'summaries' | 'messages') => AnyRecord;

/** The version that records are written with. */
export function versionAfter(migrations: readonly Migration[]): number {
  return migrations.length + 1;
}

/** True when a later version of this library wrote the record. */
export function isNewer(record: AnyRecord, migrations: readonly Migration[]): boolean {
  return typeof record['version'] === 'number' && record['version'] > versionAfter(migrations);
}

/** The record in today's shape; throws when it never had any. */
export function migrate(
  record: AnyRecord,
  store: 'summaries' | 'messages',
  migrations: readonly Migration[],
): AnyRecord {
  const {version} = record;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new TypeError(`A record cannot have the version ${String(version)}.`);
  }
  const steps = migrations.slice(version - 1);
  return steps.reduce((older, step) => step(older, store), record);
}

/** True for an object whose members can be asked for. */
export function isRecord(value: unknown): value is AnyRecord {
  return typeof value === 'object' && value !== null;
}
