import { NO_WORDS, YES_WORDS } from '../engine/load/written-booleans.ts'
import { isDay } from '../engine/load/written-dates.ts'
import { plainNumber, withLatinDigits } from '../engine/load/written-numbers.ts'
import { isValueText } from '../engine/value-text.ts'
import type { ColumnReading } from '../tables.ts'

/**
 * The value of a text as conditions write it: of one that is written as the file writes its column (`1 234,5`, `31/01/2024`, `oui`), or as
 * conditions do already. Null where it is no value of the column's type.
 */
export function valueOfText(reading: ColumnReading, text: string): string | null {
  const trimmed = text.trim()
  switch (reading.type) {
    case 'text':
      return text === '' ? null : text
    case 'integer':
    case 'decimal': {
      const plain = plainNumber(trimmed, reading) ?? withLatinDigits(trimmed)
      return isValueText('decimal', plain) ? plain : null
    }
    case 'boolean':
      return YES_WORDS.includes(trimmed.toLowerCase()) ? 'true' : NO_WORDS.includes(trimmed.toLowerCase()) ? 'false' : null
    case 'date':
    case 'datetime':
      return dayOf(reading, withLatinDigits(trimmed))
    default:
      return reading.type satisfies never
  }
}

function dayOf({ type, dateOrder = 'YMD' }: ColumnReading, text: string): string | null {
  if (isValueText(type, text)) return text
  for (const order of new Set([dateOrder, 'YMD' as const])) {
    for (const withTime of type === 'datetime' ? [false, true] : [false]) {
      if (!isDay(text, order, withTime)) continue
      const [day = '', time = ''] = text.split(/[T ](?=\d{1,2}:)/)
      const [a = '', b = '', c = ''] = day.match(/\d+/g) ?? []
      const [year, month, date] = order === 'YMD' ? [a, b, c] : order === 'DMY' ? [c, b, a] : [c, a, b]
      const written = [year, month?.padStart(2, '0'), date?.padStart(2, '0')].join('-') + (time ? ` ${time.padStart(5, '0')}` : '')
      if (isValueText(type, written)) return written
    }
  }
  return null
}
