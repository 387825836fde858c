import type { ColumnType, LoadedColumn } from '#app/features/datasets/tables.ts'

type Schema = readonly { name: string; columns: readonly Pick<LoadedColumn, 'name' | 'type'>[] }[]

/** What changed in one table that both versions have. */
export type TableChange = {
  before: number
  after: number
  name: string
  added: string[]
  removed: string[]
  retyped: { name: string; before: ColumnType; after: ColumnType }[]
}

/** How the columns of a version differ from those before; `major` where somebody who reads them by name or type would notice. */
export type SchemaChange = { level: 'major' | 'minor'; tables: TableChange[]; addedTables: string[]; removedTables: string[] }

/**
 * Compares the tables of two versions. Tables are the same by name; where each version has but one, whatever it is called: it
 * often bears the name of a file. Positions are those in the versions. Pure.
 */
export function compareSchemas(before: Schema, after: Schema): SchemaChange {
  const isAlone = before.length === 1 && after.length === 1
  const pairOf = (name: string) => (isAlone ? 0 : before.findIndex((table) => table.name === name))
  const paired = after.flatMap((table, position) => {
    const index = pairOf(table.name)
    const old = before[index]
    return old ? [{ old, index, table, position }] : []
  })
  const tables = paired.map(({ old, index, table, position }): TableChange => {
    const was = new Map(old.columns.map((column) => [column.name, column.type]))
    const is = new Map(table.columns.map((column) => [column.name, column.type]))
    return {
      before: index,
      after: position,
      name: table.name,
      added: [...is.keys()].filter((name) => !was.has(name)),
      removed: [...was.keys()].filter((name) => !is.has(name)),
      retyped: [...is].flatMap(([name, type]) => {
        const old = was.get(name)
        return old && old !== type ? [{ name, before: old, after: type }] : []
      }),
    }
  })
  const addedTables = after.filter((table) => !paired.some((pair) => pair.table === table)).map(({ name }) => name)
  const removedTables = before.filter((table) => !paired.some((pair) => pair.old === table)).map(({ name }) => name)
  const isMajor =
    addedTables.length + removedTables.length > 0 ||
    tables.some(({ added, removed, retyped }) => added.length + removed.length + retyped.length > 0)
  return { level: isMajor ? 'major' : 'minor', tables, addedTables, removedTables }
}
