import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type MaterialFile = {
  file: string
  category: string
  bytes: number
  expect: {
    rows?: number
    columns?: number
    names?: string[]
    encoding?: string
    delimiter?: string
    header?: boolean
    rows_incl_header?: number
    first_cell?: string
    expected_json?: string
    errors?: [number | null, number | null, string][]
    valid?: boolean
    hxl?: boolean
    sheets_with_expected_csv?: number
    types?: string[]
  }
}

const folder = path.resolve('../shared/data/datasets')

export const hasMaterial = existsSync(path.join(folder, 'manifest.json'))

export const pathOf = (file: string) => path.join(folder, file)

/** Files that others collected to try readers with, and what they state of them. */
export function listMaterial(...categories: string[]): MaterialFile[] {
  const files = JSON.parse(readFileSync(pathOf('manifest.json'), 'utf8')) as MaterialFile[]
  return files.filter(({ category, file }) => categories.includes(category) && existsSync(pathOf(file)))
}
