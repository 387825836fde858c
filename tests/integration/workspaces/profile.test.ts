import { beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { getOrganisation } from '#app/features/organisations/queries.server.ts'
import { changeWorkspaceProfile, getWorkspaceProfile, profileValues } from '#app/features/workspaces/mutations/change-profile.server.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

let workspace: { id: string; slug: string }
let manager: Actor & { userId: string }
let count = 0
beforeEach(async () => {
  workspace = await makeWorkspace(`profile-${++count}`)
  manager = await makePerson('Awa', workspace, 'MANAGER')
})

/** The form as a page shows it now, to be filled in and sent later. */
async function openForm() {
  const values = profileValues(await getWorkspaceProfile(manager, workspace.id))
  const form = new FormData()
  for (const name of ['name@fr', 'name@ar', 'description@fr', 'description@ar', 'website', 'contact', 'country']) {
    form.set(name, values[name] ?? '')
    form.set(`base:${name}`, values[name] ?? '')
  }
  return form
}
const save = (form: FormData, actor: Actor = manager) => changeWorkspaceProfile(actor, workspace.id, form)

describe('the profile of a workspace', () => {
  test('is kept language by language, and everybody reads it', async () => {
    const form = await openForm()
    form.set('description@ar', 'نحفر الآبار')
    form.set('website', 'eau.example')
    form.set('contact', 'contact@eau.example')
    expect(await save(form)).toEqual({ outcome: 'saved' })
    const next = await openForm()
    next.set('description@fr', 'Nous forons des puits.')
    expect(await save(next)).toEqual({ outcome: 'saved' })
    expect(await getWorkspaceProfile(manager, workspace.id)).toMatchObject({
      name: { fr: workspace.slug, en: workspace.slug },
      description: { fr: 'Nous forons des puits.', ar: 'نحفر الآبار' },
      website: 'https://eau.example',
    })
    const organisation = await db.organisation.create({ data: { id: uuidv7(), name: { fr: 'Eau' } } })
    await db.workspace.update({ where: { id: workspace.id }, data: { organisationId: organisation.id } })
    const shown = await getOrganisation(VISITOR, organisation.id, 'fr')
    expect(shown.profiles).toMatchObject([
      { description: { text: 'Nous forons des puits.' }, website: 'https://eau.example', contact: 'contact@eau.example' },
    ])
  })

  test('edited by two at once keeps what each changed; where both changed one field, both values are shown', async () => {
    const [mine, theirs] = [await openForm(), await openForm()]
    theirs.set('description@fr', 'La leur')
    theirs.set('country', 'SN')
    expect(await save(theirs)).toEqual({ outcome: 'saved' })
    mine.set('website', 'https://eau.example')
    mine.set('description@fr', 'La mienne')
    const reply = await save(mine)
    expect(reply).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ name: 'description@fr', theirs: 'La leur' }],
      typed: { 'description@fr': 'La mienne', website: 'https://eau.example', country: 'SN' },
    })
    expect(await getWorkspaceProfile(manager, workspace.id)).toMatchObject({ website: null, country: 'SN' })
    const again = await openForm()
    again.set('description@fr', 'La mienne')
    again.set('website', 'https://eau.example')
    expect(await save(again)).toEqual({ outcome: 'saved' })
    expect(await getWorkspaceProfile(manager, workspace.id)).toMatchObject({ description: { fr: 'La mienne' }, country: 'SN' })
  })

  test('refuses what cannot be, and keeps what was typed', async () => {
    const form = await openForm()
    form.set('name@fr', '')
    form.set('website', 'javascript:alert(1)')
    form.set('contact', 'personne')
    form.set('country', 'XX')
    form.set('name@xx-not a tag', 'x')
    const reply = await save(form)
    expect(reply).toMatchObject({ outcome: 'refused', typed: { contact: 'personne' } })
    expect(reply.outcome === 'refused' && reply.problems.map(({ name }) => name).sort()).toEqual(['contact', 'country', 'website'])
    await db.workspace.update({ where: { id: workspace.id }, data: { name: { fr: 'Eau' } } })
    const nameless = await openForm()
    nameless.set('name@fr', ' ')
    expect(await save(nameless)).toMatchObject({ outcome: 'refused', problems: [{ messageKey: 'nameMissing' }] })
  })

  test('is changed by managers alone', async () => {
    const validator = await makePerson('v', workspace, 'VALIDATOR')
    await expect(save(await openForm(), validator)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(save(await openForm(), VISITOR)).rejects.toMatchObject({ kind: 'not-found' })
  })
})
