/** What a search finds, in the order in which a page shows it; also the names of its tabs in addresses. */
export const KINDS = ['needs', 'projects', 'organisations', 'datasets', 'experts'] as const

export type Kind = (typeof KINDS)[number]

export const isKind = (text: string | null): text is Kind => KINDS.some((kind) => kind === text)
