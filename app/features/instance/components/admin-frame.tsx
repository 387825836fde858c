import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ADMIN_ROOMS, adminPath, type AdminRoom } from '#app/features/instance/paths.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { WorkspaceLayout } from '#app/ui/frame/layouts.tsx'
import { WorkspaceRail } from '#app/ui/frame/workspace-rail.tsx'
import {
  Archive,
  Building,
  FolderKanban,
  Gauge,
  ListChecks,
  Mail,
  Settings,
  ShieldAlert,
  UserPlus,
  Users,
  type Icon,
} from '#app/ui/marks/icons.tsx'

const ICONS: Record<AdminRoom, Icon> = {
  overview: Gauge,
  requests: UserPlus,
  users: Users,
  workspaces: FolderKanban,
  organisations: Building,
  jobs: ListChecks,
  mail: Mail,
  security: ShieldAlert,
  archives: Archive,
  settings: Settings,
}

export type AdminFrameProps = {
  language: string
  /** How much waits in a room. */
  waiting: Partial<Record<AdminRoom, number>>
  children: ReactNode
}

/** The rooms of those who run the instance beside the page that is open. */
export function AdminFrame({ language, waiting, children }: AdminFrameProps) {
  const { t } = useTranslation('admin')
  const { pathname } = useLocation()
  const links = ADMIN_ROOMS.map((room) => {
    const href = adminPath(language, room)
    const count = waiting[room] ?? 0
    return {
      href,
      label: t(`rail.${room}`),
      icon: ICONS[room],
      current: room === 'overview' ? pathname === href : pathname.startsWith(href),
      waiting: count === 0 ? undefined : { countText: formatNumber(language, count), label: t('rail.waiting', counted(language, count)) },
    }
  })
  return (
    <WorkspaceLayout rail={<WorkspaceRail label={t('rail.label')} workspace={t('rail.title')} links={links} />}>
      <div className="min-w-0 pt-3 lg:pt-0">{children}</div>
    </WorkspaceLayout>
  )
}
