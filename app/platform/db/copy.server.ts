import type pg from 'pg'

/** A table with its columns as COPY takes them, in their order. */
export type CopiedTable = { name: string; columns: string[] }

/**
 * The tables of the schema `public`, each after those that its foreign keys lead to. Columns that the database reckons itself
 * are left out. The log of migrations is none of them.
 */
export async function listTables(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable & { needs: string[] }>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(array_agg(distinct f.confrelid::regclass::text), '{}') from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations' order by c.relname`)
  const placed = new Map<string, CopiedTable>()
  const unquoted = (name: string) => name.replaceAll('"', '')
  while (placed.size < rows.length) {
    const next = rows.filter(({ name, needs }) => !placed.has(name) && needs.every((need) => placed.has(unquoted(need))))
    if (next.length === 0) throw new Error('Foreign keys of the database lead in a circle')
    for (const { name, columns } of next) placed.set(name, { name, columns })
  }
  return [...placed.values()]
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** `"record" ("id", "kind")`, as COPY names what it reads or writes. */
export const copyTarget = ({ name, columns }: CopiedTable) => `${quoted(name)} (${columns.map(quoted).join(', ')})`

/**
 * Works without the indexes that only speed up reading (those that hold a constraint stay): built in the end, they cost a
 * fraction. Inside a transaction they are back, or were never gone, whatever happens. The connection is the owner's.
 */
export async function withoutIndexes<T>(client: pg.ClientBase, tables: readonly string[], work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<{ name: string; text: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index
     where indrelid = any($1::regclass[]) and not indisunique and not exists (select from pg_constraint where conindid = indexrelid)`,
    [tables.map(quoted)],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  const result = await work()
  for (const { text } of rows) await client.query(text)
  return result
}
