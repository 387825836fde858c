import { useTranslation } from 'react-i18next'
import type { TakeAwayLink, TakeAwayView } from '#app/features/downloads/take-away.ts'
import { Download, Rss, type Icon } from '#app/ui/marks/icons.tsx'
import { classes } from '#app/ui/classes.ts'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type Props = {
  view: TakeAwayView
  /** Across the page, below what is taken away, instead of beside it. */
  across?: boolean
}

/** What one takes away from a list: its files, its feed, and its addresses for programs. Needs the texts `downloads`. */
export function TakeAway({ view, across = false }: Props) {
  const { t } = useTranslation('downloads')
  return (
    <section aria-labelledby="take-away" className={classes('grid gap-4', !across && 'border-t border-line pt-4 xl:border-t-0 xl:pt-0')}>
      <div className="grid gap-1">
        <SectionHeading id="take-away" level={3}>
          {t('takeAway.title')}
        </SectionHeading>
        <p className="text-sm text-ink-soft">{t('takeAway.hint')}</p>
      </div>
      <div className={classes('grid gap-4 sm:grid-cols-3', !across && 'xl:grid-cols-1')}>
        <Group title={t('takeAway.files')} links={view.files} icon={Download} />
        <Group title={t('takeAway.follow')} links={view.followed} icon={Rss} />
        <Group title={t('takeAway.programs')} links={view.programs} />
      </div>
    </section>
  )
}

function Group({ title, links, icon: Sign }: { title: string; links: readonly TakeAwayLink[]; icon?: Icon }) {
  const { t } = useTranslation('downloads')
  return (
    <div>
      <h4 className="text-sm font-semibold">{title}</h4>
      <ul className="text-base">
        {links.map(({ key, href }) => (
          <li key={key}>
            <Link quiet href={href} rel="nofollow" className="inline-flex min-h-11 items-center gap-2 xl:min-h-8">
              {Sign && <Sign size={16} className="shrink-0" />}
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
