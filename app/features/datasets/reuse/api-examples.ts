import type { LoadedColumn } from '#app/features/datasets/tables.ts'

export const EXAMPLE_TOOLS = ['curl', 'r', 'python', 'javascript'] as const
export type ExampleTool = (typeof EXAMPLE_TOOLS)[number]
/** How to ask the same question with each tool. */
export type Examples = Record<ExampleTool, string>
type Question = { base: string; parameters: readonly (readonly [string, string])[] }
type Column = Pick<LoadedColumn, 'name' | 'type' | 'misfits' | 'missing'>

/** A text as a text of a program: JSON's are those of R, Python and JavaScript, too, once control characters are escaped in four digits. */
const programText = (text: string) =>
  JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
/** A text as a shell takes it, whatever it holds. */
const shellText = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

function curlOf({ base, parameters }: Question): string {
  return [`curl -G ${shellText(base)}`, ...parameters.map(([name, value]) => `  --data-urlencode ${shellText(`${name}=${value}`)}`)].join(
    ' \\\n',
  )
}

function rOf({ base, parameters }: Question): string {
  const given = parameters.map(([name, value]) => `  "${name}=", URLencode(${programText(value)}, reserved = TRUE)`)
  const query = given.map((part, nth) => (nth === 0 ? part : part.replace('"', '"&'))).join(',\n')
  return `library(jsonlite)\naddress <- paste0(\n  ${programText(`${base}?`)},\n${query}\n)\ndata <- fromJSON(address)$items`
}

function pythonOf({ base, parameters }: Question): string {
  const given = parameters.map(([name, value]) => `    (${programText(name)}, ${programText(value)}),`).join('\n')
  return `import requests\n\nanswer = requests.get(\n  ${programText(base)},\n  params=[\n${given}\n  ],\n)\nanswer.raise_for_status()\nrows = answer.json()["items"]`
}

function javaScriptOf({ base, parameters }: Question): string {
  const given = parameters.map(([name, value]) => `  [${programText(name)}, ${programText(value)}],`).join('\n')
  return `const query = new URLSearchParams([\n${given}\n])\nconst answer = await fetch(${programText(`${base}?`)} + query)\nconst { items, next, total } = await answer.json()`
}

const examplesOf = (question: Question): Examples => ({
  curl: curlOf(question),
  r: rOf(question),
  python: pythonOf(question),
  javascript: javaScriptOf(question),
})

/** The column by which rows are best told apart in an example, and one that is worth adding up. */
function chosenColumns(columns: readonly Column[]): { group: Column | undefined; number: Column | undefined } {
  const isNumber = ({ type }: Column) => type === 'integer' || type === 'decimal'
  return {
    group: columns.find(({ type }) => type === 'text') ?? columns.find((column) => !isNumber(column)),
    number: columns.find(({ type }) => type === 'decimal') ?? columns.find(isNumber),
  }
}

/** Questions to the dataset at hand: some rows by a condition, and groups with a sum. `value`: one that its first column of text holds, where one is known. */
export function apiExamples(
  base: string,
  columns: readonly Column[],
  { version, value }: { version: number; value: string | null },
): { rows: Examples; aggregate: Examples } {
  const { group, number } = chosenColumns(columns)
  const condition = group && value ? `${group.name}~eq~${value}` : `${columns[0]?.name ?? ''}~filled`
  const rows: [string, string][] = [
    ['version', String(version)],
    ['f', condition],
    ...(number ? [['sort', `-${number.name}`] as [string, string]] : []),
    ['limit', '50'],
  ]
  const aggregate: [string, string][] = [
    ...(group ? [['by', group.name] as [string, string]] : []),
    ['measure', 'count'],
    ...(number ? [['measure', `sum:${number.name}`] as [string, string]] : []),
    ['sort', '-measure'],
  ]
  return {
    rows: examplesOf({ base: `${base}/rows`, parameters: rows }),
    aggregate: examplesOf({ base: `${base}/aggregate`, parameters: aggregate }),
  }
}
