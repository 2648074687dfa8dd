/** Abrirse con el sistema, y un escritorio sin bandeja. */
import type * as en from '../en/system';

export const system: typeof en.system = {
  comment: 'Muestra si la llamada de verdad se está grabando',
  toggle: 'Iniciar o detener la grabación',
  'autostart-failed': { message: 'No se pudo hacer que Reclight se abra con el sistema.', advice: 'El sistema lo rechazó. Revise los permisos de sus carpetas o consulte a su administrador.' },
  'autostart-not-off': { message: 'Reclight se sigue abriendo con el sistema.', advice: 'El sistema rechazó cambiarlo. Revise los permisos de sus carpetas o consulte a su administrador.' },
  'autostart-approval': { message: 'El sistema todavía no deja que Reclight se abra con él.', advice: 'Permítalo en los Ajustes del Sistema, en General, Ítems de inicio.' },
  'autostart-switched-off': { message: 'Reclight ya no se abre con el sistema.', advice: 'Se apagó allí. Si lo quiere, actívelo de nuevo en los ajustes.' },
  'autostart-development': { message: 'Una versión de desarrollo no se abre con el sistema.', advice: 'Solo lo hace un Reclight empaquetado.' },
  'no-tray': { message: 'Este escritorio no tiene bandeja; por eso Reclight es una ventana pequeña.', advice: 'Si la cierra, sale de Reclight. En GNOME, la extensión «AppIndicator» trae una bandeja; después abra Reclight de nuevo.' },
  'launcher-failed': { message: 'Reclight no se pudo agregar al menú del escritorio.', advice: 'Revise los permisos de la carpeta .local/share en su carpeta personal.' },
};
