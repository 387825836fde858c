import { projectProblems } from '#app/features/projects/edit-rules.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { projectFields } from '#app/features/projects/schema.server.ts'
import type { JsonFields } from '#app/features/provenance/json-form.ts'
import { saveForm } from '#app/features/provenance/save-form.server.ts'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import type { Actor } from '#app/platform/auth/actor.ts'

/** The fields of a project that a program may write, in the document's words and in the form's. */
export const PROJECT_JSON_FIELDS: JsonFields = {
  values: {
    iatiIdentifier: 'iatiIdentifier',
    iatiStatus: 'iatiStatus',
    humanitarian: 'humanitarian',
    'dates.plannedStart': 'plannedStart',
    'dates.actualStart': 'actualStart',
    'dates.plannedEnd': 'plannedEnd',
    'dates.actualEnd': 'actualEnd',
  },
  texts: { title: 'title', description: 'description', objectives: 'objectives', targetGroups: 'targetGroups' },
}

/** Saves fields of a project, from a form that stands for a document; see saveForm. Throws `forbidden` and `not-found`. */
export const changeProjectByJson = (actor: Actor, workspaceId: string, projectId: string, form: FormData): Promise<SaveReply> =>
  saveForm(actor, projectRecorded, { workspaceId, recordId: projectId }, form, {
    kinds: projectFields('en'),
    parts: ['facts', 'text'],
    rules: projectProblems,
  })
