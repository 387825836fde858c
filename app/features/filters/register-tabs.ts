/** The tabs of a workspace's register, by the state of the records each shows. */
export const REGISTER_TABS = ['all', 'drafts', 'submitted', 'returned', 'published', 'withdrawn'] as const
export type RegisterTab = (typeof REGISTER_TABS)[number]

export const isRegisterTab = (value: string | null): value is RegisterTab => (REGISTER_TABS as readonly (string | null)[]).includes(value)
