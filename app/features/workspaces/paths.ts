/** Kinds of record that have a register in a workspace. */
export type ShownKind = 'PROJECT' | 'NEED' | 'DATASET'

const REGISTERS: Record<ShownKind, string> = { PROJECT: 'projects', NEED: 'needs', DATASET: 'datasets' }

export const workspacePath = (language: string, slug: string) => `/${language}/w/${slug}`
export const membersPath = (language: string, slug: string) => `${workspacePath(language, slug)}/members`
export const importPath = (language: string, slug: string) => `${workspacePath(language, slug)}/import`
/** How far the workspace's records are translated. */
export const translationsPath = (language: string, slug: string) => `${workspacePath(language, slug)}/translations`
/** The workspace's register of one kind of record, and a record's page in it. */
export const recordsPath = (language: string, slug: string, kind: ShownKind) => `${workspacePath(language, slug)}/${REGISTERS[kind]}`
export const recordPath = (language: string, slug: string, kind: ShownKind, recordId: string) =>
  `${recordsPath(language, slug, kind)}/${recordId}`
/** Where an open form of a record says that it is open. */
export const presencePath = (language: string, slug: string, recordId: string) => `${workspacePath(language, slug)}/presence/${recordId}`
export const settingsPath = (language: string, slug: string) => `${workspacePath(language, slug)}/settings`
