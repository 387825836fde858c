import { useTranslation } from 'react-i18next'
import type { ShownVersion } from '#app/features/provenance/version-pages.server.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Link } from '#app/ui/text/link.tsx'

type VersionNoticeProps = { base: string; version: ShownVersion; newest: number }

/** Says which version one reads, and leads to the current one. */
export function VersionNotice({ base, version: { number, figure, when, isCurrent }, newest }: VersionNoticeProps) {
  const { t } = useTranslation('provenance')
  return (
    <Notice tone={isCurrent ? 'info' : 'warning'} title={t(isCurrent ? 'versions.newest' : 'versions.older', { version: figure, when })}>
      <ul className="flex flex-wrap gap-x-6">
        {!isCurrent && (
          <>
            <li>
              <Link href={base}>{t('versions.toCurrent')}</Link>
            </li>
            <li>
              <Link href={`${base}/compare?from=${number}&to=${newest}`}>{t('versions.toCompare')}</Link>
            </li>
          </>
        )}
        <li>
          <Link href={`${base}/versions`}>{t('versions.all')}</Link>
        </li>
      </ul>
    </Notice>
  )
}
