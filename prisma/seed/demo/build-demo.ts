import type { Demo, DemoNeed, DemoProject } from './demo.ts'
import { idsFor, rowIdOf } from './ids.ts'
import { needContent } from './need-content.ts'
import { PEOPLE } from './people.ts'
import { contentOn, projectContent, type ProjectTies } from './project-content.ts'
import { randomFor } from './random.ts'
import { drawHistory, needWindow, projectWindow } from './record-history.ts'
import { tiesBetween, withPaymentsToProjects } from './relations.ts'
import { addedNeedKeys, readNeedSeeds, readProjectSeeds, type NeedSeed, type ProjectSeed } from './seeds.ts'
import { WORKSPACES } from './workspaces.ts'

/** The history of a project, and a maker of ids of which the first is the project's own. */
function beginProject(seed: ProjectSeed) {
  const history = drawHistory(seed, projectWindow(seed), randomFor(`${seed.code} history`))
  return { history, nextId: idsFor(seed.code, history.createdAt) }
}

/** The same of a need. */
function beginNeed(seed: NeedSeed) {
  const history = drawHistory(seed, needWindow(seed), randomFor(`${seed.key} history`))
  return { history, nextId: idsFor(seed.key, history.createdAt) }
}

/** The ids of projects by their codes and of needs by their keys, for what refers to them and needs no more of them. */
export function demoRecordIds(): Map<string, string> {
  const projects = readProjectSeeds().map((seed) => [seed.code, beginProject(seed).nextId()] as const)
  const needs = readNeedSeeds().map((seed) => [seed.key, beginNeed(seed).nextId()] as const)
  return new Map([...projects, ...needs])
}

function buildProject(seed: ProjectSeed, ties: ProjectTies): DemoProject {
  const { history: drawn, nextId } = beginProject(seed)
  const { asOf, firstPublishedAt, ...history } = drawn
  const id = nextId()
  const content = projectContent(seed, { ...history, asOf }, ties, () => rowIdOf(nextId()))
  const firstVersion = firstPublishedAt && {
    publishedAt: firstPublishedAt,
    content: contentOn(firstPublishedAt.slice(0, 10), content, seed),
  }
  return { id, workspace: seed.workspace, ...history, content, ...(firstVersion && { firstVersion }) }
}

function buildNeed(seed: NeedSeed, projectIds: ReadonlyMap<string, string>): DemoNeed {
  const { history: drawn, nextId } = beginNeed(seed)
  const { asOf: _asOf, ...history } = drawn
  const id = nextId()
  const linked = seed.projects.map((code) => {
    const projectId = projectIds.get(code)
    if (!projectId) throw new Error(`The demonstration has no project ${code}`)
    return projectId
  })
  return { id, workspace: seed.workspace, ...history, content: needContent(seed, linked, () => rowIdOf(nextId())) }
}

/**
 * The demonstration: ten workspaces, their people, 150 projects and 163 needs, 70 of them requests for expertise, written as on DEMO_TODAY. Pure and
 * deterministic: two calls give equal values with equal ids. Throws where the data contradicts itself.
 */
export function buildDemo(): Demo {
  const seeds = readProjectSeeds()
  const tiesOf = tiesBetween(seeds)
  const projects = withPaymentsToProjects(seeds.map((seed) => buildProject(seed, tiesOf(seed))))
  const projectIds = new Map(seeds.map((seed, i) => [seed.code, projects[i]?.id ?? '']))
  const needSeeds = readNeedSeeds()
  const needs = needSeeds.map((seed) => buildNeed(seed, projectIds))
  const added = new Set(addedNeedKeys())
  const addedNeeds = new Set(needs.filter((_, i) => added.has(needSeeds[i]?.key ?? '')).map(({ id }) => id))
  return { workspaces: WORKSPACES, people: PEOPLE, projects, needs, addedNeeds }
}
