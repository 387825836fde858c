import { useTranslation } from 'react-i18next'
import { Notice } from '#app/ui/feedback/notice.tsx'

/** Says that what an earlier visit typed, and the portal had not got, is in the form again. */
export function RestoredNotice() {
  const { t } = useTranslation('provenance')
  return (
    <Notice live title={t('draft.restored')}>
      {t('draft.restoredText')}
    </Notice>
  )
}
