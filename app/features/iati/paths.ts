import { importPath } from '#app/features/workspaces/paths.ts'

export const oneImportPath = (language: string, slug: string, importId: string) => `${importPath(language, slug)}/${importId}`
export const importReportPath = (language: string, slug: string, importId: string) =>
  `${oneImportPath(language, slug, importId)}/report.csv`
