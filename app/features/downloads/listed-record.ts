import type { NeedCard } from '#app/features/needs/queries/list-needs.server.ts'
import type { ProjectCard } from '#app/features/projects/queries/list-projects.server.ts'

/** A public place of a record, as the map has it. */
export type ListedPlace = {
  /** Of the record's places, from 0. */
  ordinal: number
  lat: number
  lon: number
  country: string | null
  admin1: string | null
}

/** A record of a list with those of its places that the list's filters show. */
export type ListedNeed = { record: 'need'; card: NeedCard; places: ListedPlace[] }
export type ListedProject = { record: 'project'; card: ProjectCard; places: ListedPlace[] }
export type ListedRecord = ListedNeed | ListedProject
