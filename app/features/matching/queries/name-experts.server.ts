import { db } from '#app/platform/db/client.server.ts'

/** What coordinators call an expert: `name` is empty where the person does not show it to them (see expertise/display-name.ts). */
export type NamedCandidate = {
  profileId: string
  workspaceId: string
  kind: 'PERSON' | 'TEAM'
  name: string
  pseudonym: string
  showsName: boolean
  /** Coordinators may open the profile. */
  isReadable: boolean
}

/** Experts by id, as coordinators may know them. Who lets itself be proposed no more is not among them. */
export async function nameExperts(profileIds: readonly string[]): Promise<Map<string, NamedCandidate>> {
  const profiles = await db.expertProfile.findMany({
    where: { id: { in: [...profileIds] }, proposedBy: { not: 'NOBODY' } },
    select: { id: true, workspaceId: true, kind: true, name: true, pseudonym: true, showsName: true, seenBy: true },
  })
  return new Map(
    profiles.map(({ id, name, showsName, seenBy, ...profile }) => {
      const isReadable = seenBy !== 'WORKSPACE'
      const isNamed = showsName && isReadable
      return [id, { ...profile, profileId: id, name: isNamed ? name : '', showsName: isNamed, isReadable }]
    }),
  )
}
