import type { Demo, DemoNeed, DemoProject } from './demo.ts'
import { idsFor, rowIdOf } from './ids.ts'
import { needContent } from './need-content.ts'
import { PEOPLE } from './people.ts'
import { contentOn, projectContent, type ProjectTies } from './project-content.ts'
import { randomFor } from './random.ts'
import { drawHistory, needWindow, projectWindow } from './record-history.ts'
import { tiesBetween, withPaymentsToProjects } from './relations.ts'
import { readNeedSeeds, readProjectSeeds, type NeedSeed, type ProjectSeed } from './seeds.ts'
import { WORKSPACES } from './workspaces.ts'

function buildProject(seed: ProjectSeed, ties: ProjectTies): DemoProject {
  const { asOf, firstPublishedAt, ...history } = drawHistory(seed, projectWindow(seed), randomFor(`${seed.code} history`))
  const nextId = idsFor(seed.code, history.createdAt)
  const id = nextId()
  const content = projectContent(seed, { ...history, asOf }, ties, () => rowIdOf(nextId()))
  const firstVersion = firstPublishedAt && {
    publishedAt: firstPublishedAt,
    content: contentOn(firstPublishedAt.slice(0, 10), content, seed),
  }
  return { id, workspace: seed.workspace, ...history, content, ...(firstVersion && { firstVersion }) }
}

function buildNeed(seed: NeedSeed, projectIds: ReadonlyMap<string, string>): DemoNeed {
  const { asOf: _asOf, ...history } = drawHistory(seed, needWindow(seed), randomFor(`${seed.key} history`))
  const id = idsFor(seed.key, history.createdAt)()
  const linked = seed.projects.map((code) => {
    const projectId = projectIds.get(code)
    if (!projectId) throw new Error(`The demonstration has no project ${code}`)
    return projectId
  })
  return { id, workspace: seed.workspace, ...history, content: needContent(seed, linked) }
}

/**
 * The demonstration: eight workspaces, their people, 150 projects and 120 needs, written as on DEMO_TODAY. Pure and
 * deterministic: two calls give equal values with equal ids. Throws where the data contradicts itself.
 */
export function buildDemo(): Demo {
  const seeds = readProjectSeeds()
  const tiesOf = tiesBetween(seeds)
  const projects = withPaymentsToProjects(seeds.map((seed) => buildProject(seed, tiesOf(seed))))
  const projectIds = new Map(seeds.map((seed, i) => [seed.code, projects[i]?.id ?? '']))
  const needs = readNeedSeeds().map((seed) => buildNeed(seed, projectIds))
  return { workspaces: WORKSPACES, people: PEOPLE, projects, needs }
}
