export type AdminRoom =
  'overview' | 'requests' | 'users' | 'workspaces' | 'organisations' | 'jobs' | 'mail' | 'security' | 'archives' | 'settings'

/** The pages of those who run the instance, in the order of the rail; one that is added here needs its icon in admin-frame.tsx and its word under `admin:rail`. */
export const ADMIN_ROOMS: readonly AdminRoom[] = [
  'overview',
  'requests',
  'users',
  'workspaces',
  'organisations',
  'jobs',
  'mail',
  'security',
  'archives',
  'settings',
]

export const adminPath = (language: string, room: AdminRoom = 'overview') =>
  room === 'overview' ? `/${language}/admin` : `/${language}/admin/${room}`
/** Where the second step of an account is reset. */
export const secondStepPath = (language: string, userId: string) => `${adminThingPath(language, 'users', userId)}/second-step`
/** One thing of a room, such as an account. */
export const adminThingPath = (language: string, room: AdminRoom, id: string) => `${adminPath(language, room)}/${id}`
