import type { ColumnType } from '../tables.ts'

const NUMBER = /^-?[0-9]{1,30}([.][0-9]{1,20})?$/
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/
const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?)?$/

/** Whether a text is a value of a column's type as conditions write it: `-12.5`, `true`, `2024-01-31`, `2024-01-31 10:00:00`. */
export function isValueText(type: ColumnType, text: string): boolean {
  switch (type) {
    case 'text':
      return true
    case 'integer':
    case 'decimal':
      return NUMBER.test(text)
    case 'boolean':
      return text === 'true' || text === 'false'
    case 'date':
      return DAY.test(text) && exists(text)
    case 'datetime':
      return INSTANT.test(text) && exists(text)
    default:
      return type satisfies never
  }
}

function exists(value: string): boolean {
  const [, hour = '00', minute = '00', second = '00'] = /[ T](..):(..)(?::(..))?/.exec(value) ?? []
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(value.slice(0, 10)) && hour < '24' && minute < '60' && second < '60'
}
