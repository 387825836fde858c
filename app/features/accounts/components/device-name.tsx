import { useTranslation } from 'react-i18next'
import { deviceWords, type Device } from '#app/features/accounts/device.ts'

/** The browser and the system of a session, by their names. */
export function DeviceName({ device }: { device: Device }) {
  const { t } = useTranslation('account-security')
  const words = deviceWords(device)
  return words === '' ? t('sessions.unknownDevice') : <bdi>{words}</bdi>
}
