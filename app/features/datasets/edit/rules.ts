import { DATASET_SHAPE, type DatasetContent } from '#app/features/datasets/record/content.ts'
import { fromParts, type Parts } from '#app/features/provenance/content.ts'
import type { FieldProblem } from '#app/features/provenance/posted-edits.ts'

/** What is wrong with a dataset's content between its fields. Pure. */
export function datasetProblems(parts: Parts): FieldProblem[] {
  const { facts, countries, sectors } = fromParts<DatasetContent>(DATASET_SHAPE, parts)
  const found: FieldProblem[] = []
  if (facts.from && facts.to && facts.to < facts.from) found.push({ name: 'to', messageKey: 'endBeforeStart' })
  for (const [table, rows] of Object.entries({ countries, sectors }))
    for (const { id, code } of rows)
      if (rows.some((other) => other.id < id && other.code === code)) found.push({ name: `${table}/${id}/code`, messageKey: 'twice' })
  return found
}
