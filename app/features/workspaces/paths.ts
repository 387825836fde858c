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
export const memberPath = (language: string, slug: string, userId: string) => `${membersPath(language, slug)}/${userId}`
export const invitePath = (language: string, slug: string) => `${membersPath(language, slug)}/invite`
export const invitationsPath = (language: string, slug: string) => `${membersPath(language, slug)}/invitations`
export const tokensPath = (language: string, slug: string) => `${settingsPath(language, slug)}/tokens`
export const profilePath = (language: string, slug: string) => `${settingsPath(language, slug)}/profile`
/** A workspace's logo, by the SHA-256 of its bytes. */
export const logoPath = (hash: string) => `/logos/${hash}`
