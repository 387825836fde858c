import { useLocation } from '@remix-run/react'
import {
  ClipboardCheck,
  Database,
  FolderKanban,
  GitCompareArrows,
  GraduationCap,
  HandHeart,
  Handshake,
  Languages,
  Settings,
  Sun,
  Upload,
  Users,
} from '#app/ui/marks/icons.tsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import { KeptList } from '#app/features/provenance/components/kept-list.tsx'
import { importPath, membersPath, recordsPath, settingsPath, translationsPath, workspacePath } from '#app/features/workspaces/paths.ts'
import type { Waiting } from '#app/features/workspaces/queries/waiting.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { WorkspaceLayout } from '#app/ui/frame/layouts.tsx'
import { WorkspaceRail, type RailLink } from '#app/ui/frame/workspace-rail.tsx'

export type WorkspaceFrameProps = {
  language: string
  workspace: { slug: string; name: string; lang: string; dir: 'ltr' | 'rtl' | 'auto' }
  waiting: Waiting
  /** Proposals of experts that wait for the reader's answer. */
  proposalsWaiting: number
  /** It matches experts with requests across countries. */
  coordinates: boolean
  canWrite: boolean
  canManage: boolean
  children: ReactNode
}

/** The rooms of a workspace beside the page that is open. */
export function WorkspaceFrame({
  language,
  workspace,
  waiting,
  proposalsWaiting,
  coordinates,
  canWrite,
  canManage,
  children,
}: WorkspaceFrameProps) {
  const { t } = useTranslation('workspaces')
  const { pathname } = useLocation()
  const home = workspacePath(language, workspace.slug)
  const waits = (count: number, key = 'rail.waiting'): RailLink['waiting'] =>
    count === 0 ? undefined : { countText: formatNumber(language, count), label: t(key, counted(language, count)) }
  const links: RailLink[] = [
    { href: home, label: t('rail.today'), icon: Sun },
    {
      href: recordsPath(language, workspace.slug, 'PROJECT'),
      label: t('rail.projects'),
      icon: FolderKanban,
      waiting: waits(waiting.PROJECT),
    },
    { href: recordsPath(language, workspace.slug, 'NEED'), label: t('rail.needs'), icon: HandHeart, waiting: waits(waiting.NEED) },
    { href: recordsPath(language, workspace.slug, 'DATASET'), label: t('rail.datasets'), icon: Database, waiting: waits(waiting.DATASET) },
    { href: `${home}/experts`, label: t('rail.experts'), icon: GraduationCap },
    ...(coordinates ? [{ href: `${home}/matching`, label: t('rail.matching'), icon: GitCompareArrows }] : []),
    {
      href: `${home}/proposals`,
      label: t('rail.proposals'),
      icon: Handshake,
      waiting: waits(proposalsWaiting, 'rail.proposalsWaiting'),
    },
    { href: translationsPath(language, workspace.slug), label: t('rail.translations'), icon: Languages },
    { href: `${home}/quality`, label: t('rail.quality'), icon: ClipboardCheck },
    { href: membersPath(language, workspace.slug), label: t('rail.members'), icon: Users },
    ...(canWrite ? [{ href: importPath(language, workspace.slug), label: t('rail.import'), icon: Upload }] : []),
    ...(canManage ? [{ href: settingsPath(language, workspace.slug), label: t('rail.settings'), icon: Settings }] : []),
  ]
  const isHere = (href: string) => (href === home ? pathname === home : pathname.startsWith(href))
  return (
    <WorkspaceLayout
      rail={
        <WorkspaceRail
          workspace={
            <bdi lang={workspace.lang} dir={workspace.dir}>
              {workspace.name}
            </bdi>
          }
          links={links.map((link) => ({ ...link, current: isHere(link.href) }))}
        />
      }
    >
      <div className="grid gap-6 pt-3 lg:pt-0">
        <KeptList />
        <div className="min-w-0">{children}</div>
      </div>
    </WorkspaceLayout>
  )
}
